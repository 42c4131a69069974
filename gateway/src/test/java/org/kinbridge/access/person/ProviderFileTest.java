package org.kinbridge.access.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider as an operator writes it down. */
class ProviderFileTest {
  @TempDir Path folder;
  private ObjectNode file;

  @BeforeEach
  void whole() throws IOException {
    file =
        (ObjectNode)
            JsonMapper.builder()
                .build()
                .readTree(
                    """
                    {"issuer": "https://login.xc.example/realms/state",
                     "audience": "https://node.xc.example/review",
                     "jwks": "keys.json",
                     "algorithms": ["ES256", "PS256"],
                     "claims": {"authority": "/kinbridge_authority", "roles": "/realm_access/roles", "user": "/employee"},
                     "roles": {"approver": ["supervisor", "duty-officer"], "dpo": ["officer"]},
                     "step_up": {"acr": ["phr"], "max_age": 300},
                     "binding": "as-issued"}
                    """);
    Files.write(folder.resolve("keys.json"), new AnyProvider().keySet());
  }

  private ProviderFile.Reading read() throws IOException {
    Path path = folder.resolve("provider.json");
    Files.writeString(path, file.toString());
    return ProviderFile.read(path);
  }

  @Test
  void says_whom_to_believe_and_where_the_keys_are() throws IOException {
    ProviderFile.Reading.Read read = (ProviderFile.Reading.Read) read();
    assertThat(read.provider().issuer()).isEqualTo("https://login.xc.example/realms/state");
    assertThat(read.provider().roles())
        .isEqualTo(
            Map.of(
                PersonRole.APPROVER, Set.of("supervisor", "duty-officer"),
                PersonRole.DPO, Set.of("officer")));
    assertThat(read.provider().stepUp())
        .isEqualTo(new Provider.StepUp(List.of("phr"), Duration.ofMinutes(5)));
    assertThat(KeySet.parse(read.keys().read(), read.provider().algorithms(), key -> false))
        .isPresent();
  }

  @Test
  void may_name_an_address_that_is_asked_later() throws IOException {
    file.put("jwks", "https://login.xc.example/realms/state/protocol/openid-connect/certs");
    assertThat(read()).isInstanceOf(ProviderFile.Reading.Read.class);
  }

  @Test
  void is_refused_with_the_place_of_what_is_wrong() throws IOException {
    Map<String, Consumer<ObjectNode>> faults =
        Map.ofEntries(
            Map.entry("/issuer", f -> f.put("issuer", "http://login.xc.example")),
            Map.entry("/audience", f -> f.remove("audience")),
            Map.entry("/jwks", f -> f.put("jwks", "../keys.json")),
            Map.entry("/algorithms", f -> f.putArray("algorithms").add("HS256")),
            Map.entry("/claims/authority", f -> f.withObject("claims").put("authority", "auth")),
            Map.entry("/claims", f -> f.withObject("claims").put("extra", "/x")),
            Map.entry("/roles/dpo", f -> f.withObject("roles").putArray("dpo").add("supervisor")),
            Map.entry("/roles/approver", f -> f.withObject("roles").putArray("approver")),
            Map.entry("/step_up/acr", f -> f.withObject("step_up").putArray("acr").add("a \"b")),
            Map.entry("/step_up/max_age", f -> f.withObject("step_up").put("max_age", 3601)),
            Map.entry("/binding", f -> f.put("binding", "none")),
            Map.entry("", f -> f.put("client_secret", "x")));
    for (var fault : faults.entrySet()) {
      whole();
      fault.getValue().accept(file);
      assertThat(read())
          .as(fault.getKey())
          .isInstanceOfSatisfying(
              ProviderFile.Reading.Refused.class,
              refused ->
                  assertThat(refused.faults())
                      .singleElement()
                      .satisfies(one -> assertThat(one.place()).isEqualTo(fault.getKey())));
    }
  }

  @Test
  void that_is_not_there_or_no_json_is_refused() throws IOException {
    assertThat(ProviderFile.read(folder.resolve("nothing.json")))
        .isInstanceOf(ProviderFile.Reading.Refused.class);
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"issuer\": 1, \"issuer\": 2}");
    assertThat(ProviderFile.read(other)).isInstanceOf(ProviderFile.Reading.Refused.class);
  }

  @Test
  void that_names_keys_which_are_not_there_is_refused() throws IOException {
    file.put("jwks", "other-keys.json");
    assertThat(read()).isInstanceOf(ProviderFile.Reading.Refused.class);
  }
}
