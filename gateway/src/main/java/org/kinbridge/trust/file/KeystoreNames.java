package org.kinbridge.trust.file;

import java.util.regex.Pattern;
import org.kinbridge.disclosure.NodeId;

/** The files of a keystore. */
final class KeystoreNames {
  static final String MANIFEST = "keystore.json";
  static final Pattern SIGN = Pattern.compile("sign-[a-z0-9]{1,32}\\.jwk");
  static final Pattern OPEN = Pattern.compile("open-[a-z0-9]{1,32}\\.jwk");
  static final Pattern EPOCH = Pattern.compile("epoch-([a-z0-9]{1,32})\\.jwk");
  static final String ENTRIES = "entries.jwk";
  static final String ROWS = "rows.jwk";
  static final String SEARCH = "search.jwk";
  static final String TOKENS = "tokens.jwk";
  static final String LOG = "log.jwk";
  static final String TLS_KEY = "tls.jwk";
  static final String TLS_CHAIN = "tls.pem";

  /** Signs our metadata. May be kept elsewhere: a running node never uses it. */
  static final String METADATA_KEY = "metadata.jwk";

  /** The directory of what partners get. */
  static final String PUBLIC = "public";

  private KeystoreNames() {}

  static String metadata(NodeId node) {
    return node.value() + ".metadata.jws";
  }

  static String pin(NodeId node) {
    return node.value() + ".pin.json";
  }

  static boolean knows(String name) {
    return switch (name) {
      case MANIFEST, ENTRIES, ROWS, SEARCH, TOKENS, LOG, TLS_KEY, TLS_CHAIN, METADATA_KEY, PUBLIC ->
          true;
      default ->
          SIGN.matcher(name).matches()
              || OPEN.matcher(name).matches()
              || EPOCH.matcher(name).matches();
    };
  }
}
