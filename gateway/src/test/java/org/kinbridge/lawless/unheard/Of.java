package org.kinbridge.lawless.unheard;

import org.kinbridge.disclosure.NodeId;

/** In a package that the table does not list. */
class Of {
  NodeId node() {
    return new NodeId("XA");
  }
}
