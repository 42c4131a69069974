package org.kinbridge.translate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.profile.FrozenArray;
import org.kinbridge.profile.FrozenObject;
import org.kinbridge.profile.Sources;
import org.kinbridge.translate.Template.Member;

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

  /** Empty when a record has a say in one of the members. */
  static Optional<Fixed> object(List<Member> members) {
    FrozenObject.Builder object = new FrozenObject.Builder(members.size());
    Sources.Noting noting = new Sources.Noting();
    for (Member member : members) {
      Optional<Fixed> value = member.value().fixed();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      object.set(member.name(), value.get().node());
      noting.note("." + member.name(), value.get().sources());
    }
    return Optional.of(new Fixed(object.done(), noting.part()));
  }

  /** Empty when a record has a say in one of the elements, or there is none. */
  static Optional<Fixed> list(List<Template> elements) {
    List<JsonNode> list = new ArrayList<>();
    Sources.Noting noting = new Sources.Noting();
    for (Template element : elements) {
      Optional<Fixed> value = element.fixed();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      noting.note("[" + list.size() + "]", value.get().sources());
      list.add(value.get().node());
    }
    return list.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fixed(FrozenArray.of(list), noting.part()));
  }
}
