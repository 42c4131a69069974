package org.kinbridge.seal;

/** What became of an envelope that a partner delivered. */
public sealed interface Inbound permits Opened, Asked, Refused, Rejected {}
