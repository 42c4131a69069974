/** The doors of case systems of our own state: send, batch, inbox, events, registers, directory. */
package org.kinbridge.http.agency;
