package org.kinbridge.sign.withheld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Where silent leaves stand is drawn, and no slot is likelier than another. */
class SecretTest {
  private static final int SLOTS = 3824;
  private static final int DRAWN = 7;

  /** One of 73,352: its seventh number lies behind the last whole multiple of what is free. */
  @Test
  void draws_again_where_a_number_would_make_some_slots_likelier() throws Exception {
    byte[] secret = new byte[32];
    new Random(73_351).nextBytes(secret);
    List<Integer> free = new ArrayList<>(IntStream.range(0, SLOTS).boxed().toList());
    ByteBuffer numbers = numbers(secret);
    int again = 0;
    int drawn = 0;
    while (drawn < DRAWN) {
      long number = Integer.toUnsignedLong(numbers.getInt());
      int left = SLOTS - drawn;
      if (number >= (1L << 32) / left * left) {
        again++;
      } else {
        Collections.swap(free, drawn, drawn + (int) (number % left));
        drawn++;
      }
    }
    assertThat(again).isEqualTo(1);
    assertThat(new Secret(secret, new Leaves()).slots(0, SLOTS, DRAWN))
        .containsExactly(free.subList(0, DRAWN).stream().mapToInt(slot -> slot).toArray());
  }

  /** The first eight. */
  private static ByteBuffer numbers(byte[] secret) throws GeneralSecurityException {
    byte[] order = hmac(secret, "cpx-withheld-1 order\u0001".getBytes(StandardCharsets.US_ASCII));
    return ByteBuffer.wrap(hmac(order, new byte[] {0, 0, 0, 0, 1}));
  }

  private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
