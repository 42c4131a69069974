package org.kinbridge.cli;

import java.time.Instant;
import java.util.Optional;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.AuthorityRole;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Moment;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.translate.map.Origin;
import picocli.CommandLine.Option;

/** Who hands a record over. */
final class OriginOptions {
  @Option(
      names = "--node",
      defaultValue = "XS",
      description = "the state that hands the record over (${DEFAULT-VALUE}, the sandbox)")
  String node;

  @Option(
      names = "--authority",
      defaultValue = "xs-sandbox",
      description = "its authority (${DEFAULT-VALUE})")
  String authority;

  @Option(
      names = "--authority-name",
      defaultValue = "Sandbox authority",
      description = "the authority's name (${DEFAULT-VALUE})")
  String authorityName;

  @Option(
      names = "--role",
      defaultValue = "child-welfare",
      description = "the authority's role (${DEFAULT-VALUE})")
  String role;

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "the time zone of its days (${DEFAULT-VALUE})")
  String zone;

  /** Empty when there can be no such authority, state or zone. */
  Optional<Origin> origin(Instant now) {
    try {
      return Coded.parse(AuthorityRole.class, role)
          .map(
              known ->
                  new Origin(
                      new NodeId(node),
                      new AuthorityId(authority),
                      authorityName,
                      known,
                      new Moment(now, Moment.zone(zone))));
    } catch (IllegalArgumentException malformedOption) {
      return Optional.empty();
    }
  }
}
