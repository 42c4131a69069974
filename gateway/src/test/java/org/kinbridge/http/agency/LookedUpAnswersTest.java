package org.kinbridge.http.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.http.agency.Scripted.ID;
import static org.kinbridge.http.agency.Scripted.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kinbridge.deliver.State;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.flow.DirectoryNode;
import org.kinbridge.flow.Permits;
import org.kinbridge.http.AtTheDoors;
import org.kinbridge.http.Caller.Answer;
import org.kinbridge.http.DoorsNode;
import org.kinbridge.http.DoorsProfile;

/** What an agency looks up: disclosures, permits, the directory. */
@QuarkusTest
@TestProfile(DoorsProfile.class)
class LookedUpAnswersTest extends AtTheDoors {
  @Test
  void a_disclosure_shows_its_state() {
    DoorsNode.DOOR.answers(Optional.of(view(State.RECEIVED, "permit", Optional.empty())));
    Answer answer = mosa.get("/api/disclosures/" + ID);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("state").asText()).isEqualTo("received");
    assertThat(answer.json().get("deadline").asText()).isEqualTo("2026-11-23T02:14:05Z");
  }

  @Test
  void what_is_not_ours_is_404() {
    DoorsNode.DOOR.answers(Optional.empty());
    assertThat(mosa.get("/api/disclosures/" + ID).code()).isEqualTo("not-found");
    assertThat(mosa.get("/api/inbox/" + ID).code()).isEqualTo("not-found");
  }

  @Test
  void permits_lists_rows_with_their_facts() {
    DoorsNode.DOOR.answers(
        Optional.of(
            new Permits(
                new NodeId("XA"),
                "digest",
                List.of(
                    new Permits.Row(
                        "row",
                        List.of("CPEMERG"),
                        "treaty-duty-to-inform",
                        "HCCH-1996",
                        "36",
                        List.of(AuthorityRole.CENTRAL_AUTHORITY),
                        List.of("serious-danger"),
                        List.of(),
                        true)))));
    Answer answer = mosa.get("/api/permits?to=XA");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/permits/0/facts/0").asText()).isEqualTo("serious-danger");
    assertThat(answer.json().at("/permits/0/recipients/0").asText()).isEqualTo("central-authority");
    assertThat(DoorsNode.DOOR.lastCall()[1]).isEqualTo(new NodeId("XA"));
  }

  @Test
  void permits_for_a_node_that_is_no_partner_is_422() {
    DoorsNode.DOOR.answers(Optional.empty());
    assertThat(mosa.get("/api/permits?to=XZ").code()).isEqualTo("unknown-partner");
  }

  @Test
  void the_directory_names_authorities_and_roles() {
    DoorsNode.DOOR.answers(
        List.of(
            new DirectoryNode(
                new NodeId("XA"),
                new EntityId("https://node.xa.example"),
                3,
                List.of(
                    new DirectoryNode.Entry(
                        new AuthorityId("xa-police"), "Police", AuthorityRole.POLICE, "")))));
    JsonNode json = mosa.get("/api/directory").json();
    assertThat(json.at("/nodes/0/authorities/0/role").asText()).isEqualTo("police");
    assertThat(json.at("/nodes/0/authorities/0").has("contact24x7")).isFalse();
  }
}
