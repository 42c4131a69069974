package org.kinbridge.lawless.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kinbridge.profile.SharedRecord;

/** Changes the record on its way to the signature. */
class Lawless {
  byte[] content(SharedRecord record) {
    ObjectNode tree = record.tree().deepCopy();
    tree.put("status", "final");
    return tree.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
