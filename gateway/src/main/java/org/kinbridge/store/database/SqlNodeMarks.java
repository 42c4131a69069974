package org.kinbridge.store.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.kinbridge.disclosure.NodeId;
import org.kinbridge.vault.Transaction;

/** What a database says about the node it belongs to. */
public final class SqlNodeMarks {

  /** Marks the database on first use. @return whether it is marked as this node's, in this mode */
  public boolean claim(Transaction transaction, NodeId node, String mode) {
    return Sql.in(
        transaction,
        "mark the database",
        connection -> {
          try (PreparedStatement insert =
                  connection.prepareStatement(
                      "INSERT INTO node_mark (node, mode) VALUES (?, ?) ON CONFLICT DO NOTHING");
              PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT 1 FROM node_mark WHERE node = ? AND mode = ?")) {
            insert.setString(1, node.value());
            insert.setString(2, mode);
            insert.executeUpdate();
            select.setString(1, node.value());
            select.setString(2, mode);
            try (ResultSet row = select.executeQuery()) {
              return row.next();
            }
          }
        });
  }
}
