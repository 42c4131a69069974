package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.kinbridge.profile.Sources;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;

/**
 * What a shape says itself, whatever the record is: made once, when the shape is compiled, and put
 * into every document as it is.
 *
 * @param sources where the shapes or the map say each element of it
 */
record Fixed(JsonNode node, Sources.Part sources) {

  static Fixed of(JsonNode scalar, List<String> source) {
    Sources.Noting noting = new Sources.Noting();
    noting.note("", source);
    return new Fixed(scalar, noting.part());
  }

  static Fixed object(SequencedMap<String, Fixed> members) {
    FrozenObject.Builder object = new FrozenObject.Builder(members.size());
    for (Map.Entry<String, Fixed> member : members.entrySet()) {
      object.set(member.getKey(), member.getValue().node());
    }
    return new Fixed(object.done(), sources(members));
  }

  /** Where each of these members of one object comes from. */
  static Sources.Part sources(SequencedMap<String, Fixed> members) {
    Sources.Noting noting = new Sources.Noting();
    members.forEach((name, fixed) -> noting.note("." + name, fixed.sources()));
    return noting.part();
  }

  static Fixed list(List<Fixed> elements) {
    List<JsonNode> list = new ArrayList<>(elements.size());
    Sources.Noting noting = new Sources.Noting();
    for (Fixed element : elements) {
      noting.note("[" + list.size() + "]", element.sources());
      list.add(element.node());
    }
    return new Fixed(FrozenArray.of(list), noting.part());
  }
}
