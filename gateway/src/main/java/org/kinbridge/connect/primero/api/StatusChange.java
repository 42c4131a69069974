package org.kinbridge.connect.primero.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.kinbridge.connect.primero.api.Referral.Status;

/** What is written on a referral. */
public sealed interface StatusChange {
  Status status();

  ObjectNode body();

  record Accepted() implements StatusChange {
    @Override
    public Status status() {
      return Status.ACCEPTED;
    }

    @Override
    public ObjectNode body() {
      return start(status());
    }
  }

  /**
   * @param reason for the case worker: no value of a record
   */
  record Rejected(String reason) implements StatusChange {
    public Rejected {
      requireNonNull(reason, "reason is null");
    }

    @Override
    public Status status() {
      return Status.REJECTED;
    }

    @Override
    public ObjectNode body() {
      ObjectNode body = start(status());
      ((ObjectNode) body.path("data")).put("rejected_reason", reason);
      return body;
    }
  }

  /**
   * @param with what the deployment's Primero wants said of a referral that is done
   */
  record Done(Map<String, String> with) implements StatusChange {
    public Done {
      with = Map.copyOf(with);
    }

    @Override
    public Status status() {
      return Status.DONE;
    }

    @Override
    public ObjectNode body() {
      ObjectNode body = start(status());
      with.forEach(((ObjectNode) body.path("data"))::put);
      return body;
    }
  }

  private static ObjectNode start(Status status) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("data").put("status", status.code());
    return body;
  }
}
