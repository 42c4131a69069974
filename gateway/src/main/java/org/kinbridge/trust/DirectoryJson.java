package org.kinbridge.trust;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;

/** The directory in signed metadata, and in the file from which a node's own is made. */
public final class DirectoryJson {
  private DirectoryJson() {}

  public static Directory read(Members json) throws JsonRefused {
    List<Directory.Authority> authorities = new ArrayList<>();
    for (JsonNode node : json.array("authorities")) {
      authorities.add(authority(Members.of(node, "/directory/authorities/" + authorities.size())));
    }
    long version = json.integer("version");
    try {
      return new Directory(version, authorities);
    } catch (IllegalArgumentException twice) {
      throw json.invalid("authorities", "an authority is named twice");
    }
  }

  private static Directory.Authority authority(Members json) throws JsonRefused {
    String id = json.text("id");
    Optional<AuthorityRole> role = Coded.parse(AuthorityRole.class, json.text("role"));
    String name = json.text("name");
    String contact = json.text("contact24x7");
    json.done();
    if (role.isEmpty()) {
      throw json.invalid("role", "this is not a known role");
    }
    try {
      return new Directory.Authority(new AuthorityId(id), name, role.get(), contact);
    } catch (IllegalArgumentException malformed) {
      throw json.invalid("id", "this is not an authority's id");
    }
  }
}
