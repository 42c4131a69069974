/** Children: their keys, who is who, what stands about each, and the lock on it. */
package org.kinbridge.store.child;
