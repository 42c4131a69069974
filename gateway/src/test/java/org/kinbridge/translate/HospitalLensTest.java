package org.kinbridge.translate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.source.NationalRecord;

class HospitalLensTest extends LensLaws {
  @Override
  Origin origin() {
    return Samples.HOSPITAL;
  }

  @Override
  List<String> ours() {
    return List.of(
        "9100456^^^ALM-HOSP^MR", "ZPD|1|local^value&sub~again", "Body height", "a\\T\\b");
  }

  @Override
  NationalRecord record(Random random) {
    String other = one(random, "", "~በርሄ^ናታን^^^^^L^I", "~Barhe^Nathan^^^^^A", "~Nat^^^^^^N");
    String[] pid = new String[34];
    java.util.Arrays.fill(pid, "");
    pid[0] = "PID";
    pid[1] = "1";
    pid[3] = "9100456^^^ALM-HOSP^MR~NID-000001^^^ALM-NID^NI";
    pid[5] = one(random, "Berhe^Natan^^^^^L", "Okoye^Tam^Lu^^^^L", "O\\T\\Brien^Tam^^^^^L") + other;
    pid[7] = one(random, "2019", "201907", "20190714");
    pid[8] = one(random, "M", "F", "U", "");
    pid[9] = "a\\T\\b";
    pid[11] = one(random, "", "27 Example Row^^Exampleton^^^XA", "1 Quay^^^^^XC");
    pid[13] = one(random, "", "+999 555 0155", "^PRN^PH^^^^^^^^^+999 555 0156");
    pid[15] = one(random, "", "tir", "amh");
    pid[24] = one(random, "", "Y");
    pid[25] = one(random, "", "2");
    pid[26] = one(random, "", "ERI", "ERI~ETH");
    List<String> segments =
        List.of(
            "MSH|^~\\&|HIS|ALDMARK-HOSP|CPX|XA|20260405081530+0300||ADT^A04^ADT_A01|M1|T|2.6|||AL|NE||UNICODE"
                + " UTF-8",
            "EVN|A04|20260405081530+0300",
            String.join("|", pid),
            one(
                random,
                "NK1|1|Okoye^Sela|MTH||+999 555 0171",
                "NK1|1|Berhe^Saba|CGV|27 Example Row^^^^^XA"),
            "OBX|1|NM|8302-2^Body height^LN||112|cm|||||F",
            "ZPD|1|local^value&sub~again");
    return new NationalRecord(
        "aldmark-hospital", String.join("\r", segments).getBytes(StandardCharsets.UTF_8));
  }
}
