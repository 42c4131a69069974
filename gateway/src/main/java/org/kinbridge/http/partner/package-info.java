/**
 * The door of partner nodes, on a port of its own: a connection counts only with a certificate that
 * the partner's metadata pins.
 */
package org.kinbridge.http.partner;
