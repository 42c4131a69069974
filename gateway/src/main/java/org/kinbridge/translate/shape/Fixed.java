package org.kinbridge.translate.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.kinbridge.profile.frozen.FrozenArray;
import org.kinbridge.profile.frozen.FrozenObject;
import org.kinbridge.translate.shape.Notes.Part;
import org.kinbridge.translate.shape.Notes.Part.Said;

/**
 * What a shape says itself, whatever the record is: made once, when the shape is compiled, and put
 * into every document as it is.
 *
 * @param said where the shapes or the map say each element of it
 */
record Fixed(JsonNode node, Part said) {

  static Fixed of(JsonNode scalar, List<String> source) {
    return new Fixed(scalar, new Part(List.of(new Said("", source))));
  }

  static Fixed object(SequencedMap<String, Fixed> members) {
    FrozenObject.Builder object = new FrozenObject.Builder(members.size());
    members.forEach((name, fixed) -> object.set(name, fixed.node()));
    return new Fixed(object.doneForMany(), said(members));
  }

  /** Where each of these members of one object comes from. */
  static Part said(SequencedMap<String, Fixed> members) {
    List<Said> said = new ArrayList<>();
    members.forEach((name, fixed) -> fixed.addTo(said, "." + name));
    return new Part(said);
  }

  static Fixed list(List<Fixed> elements) {
    List<JsonNode> list = new ArrayList<>(elements.size());
    List<Said> said = new ArrayList<>();
    for (Fixed element : elements) {
      element.addTo(said, "[" + list.size() + "]");
      list.add(element.node());
    }
    return new Fixed(FrozenArray.forMany(list), new Part(said));
  }

  private void addTo(List<Said> all, String step) {
    said.said().forEach(one -> all.add(one.under(step)));
  }
}
