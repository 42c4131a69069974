/** Breaks every law of ArchitectureTest on purpose, so that each is seen to fail. */
package org.kinbridge.lawless;
