package org.kinbridge.translate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kinbridge.translate.back.Back;
import org.kinbridge.translate.source.NationalRecord;

/** Four times as much to put back takes about four times the room, whoever wrote it. */
class GrowingWayBackTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FEW = 60;
  private static final int MANY = 4 * FEW;

  /** Of four; the square of it would be sixteen. */
  private static final double LINEAR = 6;

  @Test
  void a_record_of_many_relatives_is_put_into_itself() {
    assertThat(growth(() -> into(document(FEW), FEW), () -> into(document(MANY), MANY)))
        .isLessThan(LINEAR);
  }

  @Test
  void relatives_whom_the_record_does_not_have_join_it() {
    assertThat(growth(() -> into(document(FEW), 0), () -> into(document(MANY), 0)))
        .isLessThan(LINEAR);
  }

  @Test
  void a_document_of_more_relatives_than_a_record_may_have_is_held_against_all_of_them() {
    JsonNode more = repeated(document(FEW), 6);
    JsonNode most = repeated(document(FEW), 24);

    assertThat(growth(() -> into(more, MANY), () -> into(most, MANY))).isLessThan(LINEAR);
  }

  private static double growth(Runnable few, Runnable many) {
    few.run();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    few.run();
    long between = THREADS.getCurrentThreadAllocatedBytes();
    many.run();
    long after = THREADS.getCurrentThreadAllocatedBytes();
    return (double) (after - between) / (between - before);
  }

  private static void into(JsonNode document, int relatives) {
    assertThat(Samples.TRANSLATOR.back(document, record(relatives))).isInstanceOf(Back.Given.class);
  }

  private static JsonNode document(int relatives) {
    return HospitalRecords.translated(
            Samples.TRANSLATOR.translate(record(relatives), List.of(), Samples.HOSPITAL))
        .draft()
        .tree();
  }

  private static NationalRecord record(int relatives) {
    String message =
        HospitalRecords.HEADER
            + "\r"
            + HospitalRecords.child(3, "1^^^ALM-HOSP^MR")
            + IntStream.range(0, relatives)
                .mapToObj(i -> "\rNK1|" + (i + 1) + "|Okoye^Ada" + i + "^^^^^L|MTH")
                .collect(Collectors.joining());
    return new NationalRecord("aldmark-hospital", message.getBytes(StandardCharsets.UTF_8));
  }

  /** With its relatives so many times, under other addresses and names. */
  private static JsonNode repeated(JsonNode document, int times) {
    ObjectNode repeated = document.deepCopy();
    ArrayNode entries = (ArrayNode) repeated.get("entry");
    for (JsonNode entry : document.get("entry")) {
      ObjectNode resource = (ObjectNode) entry.get("resource");
      for (int i = 1; i < times && isRelative(resource); i++) {
        ObjectNode another = entry.deepCopy();
        another.put("fullUrl", "urn:uuid:" + new UUID(entries.size(), i));
        ((ObjectNode) another.at("/resource/name/0")).put("family", "Veil" + i);
        entries.add(another);
      }
    }
    return repeated;
  }

  private static boolean isRelative(JsonNode resource) {
    return resource.path("resourceType").asText().equals("RelatedPerson");
  }
}
