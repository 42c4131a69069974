package org.kinbridge.flow.setting;

import com.fasterxml.jackson.databind.JsonNode;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.StrictJson;

/** JSON that this node wrote and sealed. */
public final class StoredJson {
  private StoredJson() {}

  public static JsonNode read(byte[] json) {
    try {
      return StrictJson.parse(json, StrictJson.Limits.DOCUMENT);
    } catch (JsonRefused impossible) {
      throw new IllegalStateException("sealed JSON of ours is not JSON", impossible);
    }
  }
}
