package org.kinbridge.http.partner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.kinbridge.trust.AnyNode;
import org.kinbridge.trust.AnyPeer;

/** One TLS connection to a partner door, and every byte on it as the test wants it. */
final class PartnerSocket implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;
  private final SSLSocket socket;

  private PartnerSocket(SSLSocket socket) {
    this.socket = socket;
  }

  static PartnerSocket as(AnyNode node, int port) throws IOException {
    return open(new KeyManager[] {node.keystore.tls().keyManager()}, port);
  }

  static PartnerSocket asNobody(int port) throws IOException {
    return open(new KeyManager[0], port);
  }

  private static PartnerSocket open(KeyManager[] keys, int port) throws IOException {
    try {
      SSLContext tls = SSLContext.getInstance("TLSv1.3");
      tls.init(keys, new TrustManager[] {new AnyPeer()}, null);
      SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return new PartnerSocket(socket);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  PartnerSocket write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** A whole envelope, as a partner's node sends it. */
  PartnerSocket post(String body) throws IOException {
    return write(head("application/jose", body.length()) + body);
  }

  static String head(String mediaType, int length) {
    return "POST /cpx/v1/messages HTTP/1.1\r\nhost: node\r\ncontent-type: "
        + mediaType
        + "\r\ncontent-length: "
        + length
        + "\r\n\r\n";
  }

  /** What came back; a connection that ends before a whole answer is an exception. */
  record Answer(int status, Map<String, String> headers, String body) {}

  Answer answer() throws IOException {
    InputStream in = socket.getInputStream();
    String status = line(in);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** Whether the other side ends the connection, and says nothing more before it does. */
  boolean isEnded() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
