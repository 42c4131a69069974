package org.kinbridge.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kinbridge.disclosure.EntityId;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.store.database.DatabaseAddress;
import org.kinbridge.store.database.Login;
import org.kinbridge.trust.file.Location;

class SettingsTest {
  private final Map<String, String> named = smallest();

  /** What cannot be guessed, and nothing else. */
  private static Map<String, String> smallest() {
    Map<String, String> named = new TreeMap<>();
    named.put("kinbridge.node", "XA");
    named.put("kinbridge.entity", "https://node.xa.example");
    named.put("kinbridge.zone", "Europe/Lisbon");
    named.put("kinbridge.data", "/srv/kinbridge/data");
    named.put("kinbridge.keystore", "/srv/kinbridge/keys");
    named.put("kinbridge.partners", "/srv/kinbridge/partners");
    named.put("kinbridge.clients", "/srv/kinbridge/clients");
    named.put("kinbridge.profiles", "/srv/kinbridge/profiles");
    return named;
  }

  private static void onAServerOfTheirOwn(Map<String, String> named) {
    named.remove("kinbridge.data");
    named.put("kinbridge.database.url", "jdbc:postgresql://database.xa.example/kinbridge");
    for (String role : List.of("owner", "application", "sequencer")) {
      named.put("kinbridge.database." + role + ".user", "kb_" + role);
      named.put("kinbridge.database." + role + ".password", "secret of " + role);
    }
  }

  private Settings settings() {
    return switch (Settings.read(named)) {
      case Settings.Reading.Complete complete -> complete.settings();
      case Settings.Reading.Faulty faulty -> throw new AssertionError(faulty.faults());
    };
  }

  private List<String> faults() {
    return switch (Settings.read(named)) {
      case Settings.Reading.Complete complete -> List.of();
      case Settings.Reading.Faulty faulty -> faulty.faults();
    };
  }

  @Test
  void what_is_not_set_is_the_careful_choice() {
    Settings settings = settings();
    assertThat(settings.mode()).isEqualTo(Location.Mode.PRODUCTION);
    assertThat(settings.ports())
        .isEqualTo(new Settings.Ports("127.0.0.1", 8443, "127.0.0.1", 9443, 9000));
  }

  @Test
  void every_setting_reaches_its_place() {
    named.put("kinbridge.agency.host", "10.0.0.1");
    named.put("kinbridge.agency.port", "1");
    named.put("kinbridge.partner.host", "10.0.0.2");
    named.put("kinbridge.partner.port", "2");
    named.put("kinbridge.management.port", "3");
    named.put("kinbridge.people", "/srv/kinbridge/provider.json");
    named.put("kinbridge.approvers", "/srv/kinbridge/approvers");
    named.put("kinbridge.batch.children", "7");
    named.put("kinbridge.proposed", "/srv/kinbridge/proposed");
    assertThat(settings())
        .isEqualTo(
            new Settings(
                new NodeId("XA"),
                new EntityId("https://node.xa.example"),
                ZoneId.of("Europe/Lisbon"),
                Location.Mode.PRODUCTION,
                new Settings.Storage.Embedded(absolute("data")),
                new Settings.Folders(
                    absolute("keys"),
                    absolute("partners"),
                    absolute("clients"),
                    absolute("profiles"),
                    Optional.of(absolute("provider.json")),
                    Optional.of(absolute("proposed")),
                    Optional.of(absolute("approvers"))),
                new Settings.Ports("10.0.0.1", 1, "10.0.0.2", 2, 3),
                7));
  }

  private static Path absolute(String folder) {
    return Path.of("/srv/kinbridge", folder).toAbsolutePath();
  }

  @Test
  void a_server_of_the_states_own_is_used_with_three_logins() {
    onAServerOfTheirOwn(named);
    assertThat(settings().storage())
        .isEqualTo(
            new Settings.Storage.External(
                new DatabaseAddress(
                    "jdbc:postgresql://database.xa.example/kinbridge",
                    new Login("kb_owner", "secret of owner"),
                    new Login("kb_application", "secret of application"),
                    new Login("kb_sequencer", "secret of sequencer"))));
  }

  @Test
  void the_demo_is_asked_for_by_name() {
    named.put("kinbridge.demo", "true");
    assertThat(settings().mode()).isEqualTo(Location.Mode.DEMO);
  }

  @Nested
  class Refused {
    @Test
    void nothing_set_names_everything_that_must_be() {
      named.clear();
      assertThat(faults())
          .containsExactly(
              "kinbridge.node: must be set",
              "kinbridge.entity: must be set",
              "kinbridge.zone: must be set",
              "kinbridge.data, kinbridge.database.url: exactly one of them must be set",
              "kinbridge.keystore: must be set",
              "kinbridge.partners: must be set",
              "kinbridge.clients: must be set",
              "kinbridge.profiles: must be set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+03:00", "GMT+3", "Addis_Ababa", "europe/lisbon", "EST5"})
    void a_time_zone_that_is_no_name_of_the_iana_database(String zone) {
      named.put("kinbridge.zone", zone);
      assertThat(faults())
          .containsExactly(
              "kinbridge.zone: a time zone is named as in the IANA database, Africa/Addis_Ababa"
                  + " say");
    }

    @Test
    void all_problems_are_named_at_once() {
      onAServerOfTheirOwn(named);
      named.put("kinbridge.node", "Aldmark");
      named.put("kinbridge.entity", "http://node.xa.example");
      named.put("kinbridge.demo", "yes");
      named.put("kinbridge.database.url", "jdbc:other://database.xa.example/kinbridge");
      named.remove("kinbridge.database.owner.password");
      named.put("kinbridge.partner.port", "65536");
      named.put("kinbridge.surprise", "1");
      assertThat(faults().stream().map(fault -> fault.substring(0, fault.indexOf(':'))))
          .containsExactlyInAnyOrder(
              "kinbridge.node",
              "kinbridge.entity",
              "kinbridge.demo",
              "kinbridge.database.url",
              "kinbridge.database.owner.password",
              "kinbridge.partner.port",
              "kinbridge.surprise");
    }

    @Test
    void a_setting_that_does_not_exist_is_no_wish_that_goes_unheard() {
      named.put("kinbridge.partner.prot", "9443");
      assertThat(faults()).containsExactly("kinbridge.partner.prot: there is no such setting");
    }

    @Test
    void two_places_for_the_rows_are_one_too_many() {
      onAServerOfTheirOwn(named);
      named.put("kinbridge.zone", "Europe/Lisbon");
      named.put("kinbridge.data", "/srv/kinbridge/data");
      assertThat(faults())
          .containsExactly(
              "kinbridge.data, kinbridge.database.url: exactly one of them must be set");
    }

    @ParameterizedTest
    @CsvSource({
      "kinbridge.database.url,jdbc:other://database.xa.example/kinbridge",
      "kinbridge.database.url,jdbc:postgresql://database.xa.example/kinbridge?password=x",
      "kinbridge.database.sequencer.user,Kb Sequencer",
    })
    void an_unfit_database_setting_is_a_fault_like_any_other(String name, String value) {
      onAServerOfTheirOwn(named);
      named.put(name, value);
      assertThat(faults()).singleElement().asString().startsWith(name + ": ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "https", "8443.0", "99999999999"})
    void a_port_is_a_number_a_port_can_have(String port) {
      named.put("kinbridge.agency.port", port);
      assertThat(faults()).singleElement().asString().startsWith("kinbridge.agency.port: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinbridge.agency.host", "kinbridge.partner.host"})
    void a_demo_node_that_others_could_reach(String host) {
      named.put("kinbridge.demo", "true");
      named.put(host, "0.0.0.0");
      assertThat(faults()).containsExactly(host + ": a demo node listens on 127.0.0.1 only");
    }

    @Test
    void a_fault_repeats_no_password() {
      onAServerOfTheirOwn(named);
      named.put("kinbridge.database.owner.user", "Not a role");
      assertThat(faults()).isNotEmpty().noneMatch(fault -> fault.contains("secret"));
    }
  }

  @Nested
  class From_outside {
    private final Properties properties = new Properties();

    @Test
    void a_variable_in_capitals_is_the_setting_with_dots() {
      assertThat(Settings.fromOutside(Map.of("KINBRIDGE_PARTNER_PORT", "1"), properties))
          .isEqualTo(Map.of("kinbridge.partner.port", "1"));
    }

    @Test
    void a_property_wins_over_a_variable() {
      properties.setProperty("kinbridge.node", "XB");
      assertThat(Settings.fromOutside(Map.of("KINBRIDGE_NODE", "XA"), properties))
          .isEqualTo(Map.of("kinbridge.node", "XB"));
    }

    @Test
    void what_is_not_ours_is_not_read() {
      properties.setProperty("java.home", "/usr");
      assertThat(
              Settings.fromOutside(Map.of("PATH", "/bin", "KINBRIDGE_JVM", "-Xmx1g"), properties))
          .isEmpty();
    }
  }
}
