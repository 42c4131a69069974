/** The laws that ArchitectureTest holds the gateway to, by what they are about. */
package org.kinbridge.laws;
