package org.kinbridge.lawless.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Mac;

/** A profile check that parses, digests, authenticates and signs. */
class Lawless {
  JsonNode parse(byte[] json) throws java.io.IOException {
    return new ObjectMapper().readTree(json);
  }

  byte[] digest(byte[] input) throws GeneralSecurityException {
    Mac.getInstance("HmacSHA256").update(input);
    Signature.getInstance("Ed25519").update(input);
    return MessageDigest.getInstance("SHA-256").digest(input);
  }
}
