/**
 * Operator commands over the same flows as the doors: parse, call, print.
 *
 * <p>Trust: whoever may run a command on the machine is an operator; the machine says so, no
 * command does. An operator reads no child's record here and decides no disclosure.
 */
package org.kinbridge.cli;
