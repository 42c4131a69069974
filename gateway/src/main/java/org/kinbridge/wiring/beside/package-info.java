/**
 * What an operator's command does beside a node: on its data and with its keys, without its doors.
 */
package org.kinbridge.wiring.beside;
