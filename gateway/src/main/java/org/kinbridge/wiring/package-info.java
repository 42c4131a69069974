/**
 * One node: settings to object graph, in plain Java, for the server and the command line alike.
 *
 * <p>Trust: the only place that knows the clock, randomness, the environment and the machine; what
 * it hands to a constructor is what that class believes. It decides nothing about a disclosure.
 */
package org.kinbridge.wiring;
