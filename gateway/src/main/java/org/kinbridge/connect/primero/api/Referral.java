package org.kinbridge.connect.primero.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Personal;

/**
 * A referral of a case to our user.
 *
 * @param by the user who made it, and so vouches for what it states
 * @param service the kind of service that is asked for
 * @param agency whom it is meant for
 * @param row the row of the case's services that it was made from
 * @param whole as Primero gave it
 */
public record Referral(
    UUID id,
    UUID caseId,
    Status status,
    String by,
    Optional<String> service,
    Optional<String> agency,
    Optional<UUID> row,
    Instant createdAt,
    Personal<ObjectNode> whole) {

  /** How far it came, in Primero's words. */
  public enum Status implements Coded {
    IN_PROGRESS("in_progress"),
    ACCEPTED("accepted"),
    REJECTED("rejected"),
    DONE("done"),
    REVOKED("revoked");

    private final String code;

    Status(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    /** Older versions write the first one without an underscore. */
    static Optional<Status> of(String code) {
      return code.equals("inprogress") ? Optional.of(IN_PROGRESS) : Coded.parse(Status.class, code);
    }
  }

  public Referral {
    requireNonNull(id, "id is null");
    requireNonNull(caseId, "caseId is null");
    requireNonNull(status, "status is null");
    requireNonNull(by, "by is null");
    requireNonNull(service, "service is null");
    requireNonNull(agency, "agency is null");
    requireNonNull(row, "row is null");
    requireNonNull(createdAt, "createdAt is null");
    requireNonNull(whole, "whole is null");
  }
}
