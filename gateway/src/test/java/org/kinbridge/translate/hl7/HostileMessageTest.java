package org.kinbridge.translate.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kinbridge.translate.hl7.Messages.message;
import static org.kinbridge.translate.hl7.Messages.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.translate.source.SourceRefused;

/**
 * Whatever the bytes are: a tree that holds all of them, or one refusal, soon and in little room.
 */
class HostileMessageTest {
  private static final String[] SEGMENTS = {
    "PID|1||8800123^^^ALM-HOSP^MR~NID-000000^^^ALM-NID^NI||Veil^Ori^^^^^L^A~Vael||2019|M",
    "PD1||||||||||||Y",
    "ARV|1|A|LOC^Patient location|REG|Do not disclose",
    "NK1|1|Veil^Ada|CGV|14 Example Row^^^^^XA|+9995550144",
    "PV1|1|E|ER^^^ALDMARK",
    "OBX|1|CWE|SG01^Safeguarding^L||2^Looked-after^L||||||F|||20260303",
    "AL1|1|DA|7980^Penicillin^RXNORM|MO|Rash",
    "ORC|RE||IZ-1^ALM",
    "RXA|0|1|20260405||03^MMR^CVX",
    "ZSG|a|b^c&d~e"
  };
  private static final String DAMAGE = "|^~\\&\r\n \"\0\tA9\u00e9";

  @Test
  void refuses_what_is_too_large_before_anything_is_built() {
    assertThat(refusal(new byte[5 << 20]).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal(message("PID|1", "NTE|1\r".repeat(2_000))).reason())
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal(message("PID" + "|".repeat(300))).place()).isEqualTo("/PID[1]/257[1]");
    assertThat(refusal(message("PID|1", "NK1||" + "~".repeat(300))).place())
        .isEqualTo("/NK1[1]/2[257]");
    assertThat(refusal(message("PID|1||||" + "^".repeat(80))).reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal(message("PID|1||||" + "&".repeat(80))).reason()).isEqualTo(Reason.TOO_LARGE);
    String wide = ("NK1" + ("|" + "~".repeat(200)).repeat(200) + "\r").repeat(10);
    assertThat(refusal(message("PID|1", wide)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  @Timeout(60)
  void reads_the_largest_message_of_misplaced_segments_in_a_moment() {
    byte[] most = message("PID|1", "ROL|1\rGT1|x\rZ00|1".repeat(1) + "\rDG1|x\rNK1|x".repeat(490));
    assertThat(Messages.read(most)).isNotNull();
  }

  @Test
  void quotes_nothing_of_the_message_in_a_refusal() {
    for (String broken :
        List.of("Quillon\\q", "Quillon\u0001", "Quillon~" + "Quillon~".repeat(300))) {
      assertThat(refusal(message("PID|1||||" + broken)).toString()).doesNotContain("Quillon");
    }
    assertThat(refusal("Quillon".getBytes(StandardCharsets.UTF_8)).toString())
        .doesNotContain("Quillon");
  }

  @Test
  void writes_nothing_of_the_message_to_the_log() {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage() + Arrays.toString(line.getParameters()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger hapi = Logger.getLogger("ca.uhn.hl7v2");
    handler.setLevel(Level.ALL);
    Level before = hapi.getLevel();
    hapi.setLevel(Level.ALL);
    hapi.addHandler(handler);
    try {
      Messages.read(message("PID|1||||Quillon", "OBX|1|ST|Quillon||x", "ZZZ|Quillon"));
      refusal(message("PID|1||||Quillon", "OBX|1|QQ|x||Quillon"));
    } finally {
      hapi.removeHandler(handler);
      hapi.setLevel(before);
    }

    assertThat(lines).isNotEmpty();
    assertThat(lines).noneMatch(line -> line.contains("Quillon"));
  }

  @Property(tries = 1_000)
  void survives_any_bytes(@ForAll byte[] content) {
    assertThat(read(content)).isNull();
  }

  @Property(tries = 1_000)
  void survives_any_bytes_behind_a_header(@ForAll byte[] content) {
    byte[] header = (Messages.HEADER + "\rPID|").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, all, header.length, content.length);
    read(all);
  }

  /** Segments in any order with damage in them: read whole, or refused. */
  @Property(tries = 1_500)
  void leaves_nothing_out(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> segments = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(12); i++) {
      segments.add(damaged(SEGMENTS[random.nextInt(SEGMENTS.length)], random));
    }
    String header =
        random.nextBoolean()
            ? Messages.HEADER
            : Messages.HEADER.replace("ADT^A04^ADT_A01", "VXU^V04^VXU_V04");
    segments.addFirst(header);
    JsonNode tree = read(message(segments.toArray(String[]::new)));
    if (tree != null) {
      assertThat(texts(tree)).containsAll(texts(segments));
    }
  }

  private static String damaged(String segment, Random random) {
    StringBuilder text = new StringBuilder(segment);
    for (int i = random.nextInt(3); i > 0; i--) {
      char c = DAMAGE.charAt(random.nextInt(DAMAGE.length()));
      text.insert(3 + random.nextInt(text.length() - 2), c);
    }
    return text.toString();
  }

  /** Every text between delimiters, as a plain reading has it. */
  private static List<String> texts(List<String> segments) {
    List<String> texts = new ArrayList<>();
    for (String line : String.join("\r", segments.subList(1, segments.size())).split("\r")) {
      for (String text : line.substring(Math.min(3, line.length())).split("[|^~&]")) {
        if (!text.isBlank() && !text.contains("\\") && !text.equals("\"\"")) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  private static List<String> texts(JsonNode tree) {
    List<String> texts = new ArrayList<>();
    if (tree.isTextual()) {
      texts.addAll(List.of(tree.textValue().split("&")));
    }
    tree.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }

  private static @org.jspecify.annotations.Nullable JsonNode read(byte[] content) {
    try {
      return new Hl7Reader().read(content, OptionalInt.empty()).root();
    } catch (SourceRefused refused) {
      assertThat(refused.getCause()).isNull();
      return null;
    }
  }
}
