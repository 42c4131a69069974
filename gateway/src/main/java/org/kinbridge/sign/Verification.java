package org.kinbridge.sign;

/** Whether a manifest is signed by the partner it came from. */
public sealed interface Verification permits Verified, Unverified {}
