package org.kinbridge.translate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.source.NationalRecord;

class CourtLensTest extends LensLaws {
  private static final String TEMPLATE = CourtOrders.ORDER;

  @Override
  Origin origin() {
    return CourtOrders.COURT;
  }

  @Override
  List<String> ours() {
    return List.of(
        "ΧΧ-000207-26",
        "ALM-OIK-2026-000207",
        "Ξενώνας 9",
        "order-207.pdf",
        "a &amp; b</",
        "=\"urn:q\"");
  }

  @Override
  NationalRecord record(Random random) {
    String born =
        one(
            random,
            "<nc:YearMonthDate>2014-09</nc:YearMonthDate>",
            "<nc:Date>2014-09-03</nc:Date>",
            "<nc:YearDate>2013</nc:YearDate>");
    String order =
        TEMPLATE
            .replace("<nc:YearMonthDate>2014-09</nc:YearMonthDate>", born)
            .replace(
                "<nc:PersonCitizenshipISO3166Alpha2Code>XB</nc:PersonCitizenshipISO3166Alpha2Code>",
                one(
                    random,
                    "",
                    "<nc:PersonCitizenshipISO3166Alpha2Code>XA</nc:PersonCitizenshipISO3166Alpha2Code>"))
            .replace(">Layla<", one(random, ">Layla<", ">Lea<"))
            .replace(">Demo<", one(random, ">Demo<", ">Demu<"))
            .replace(
                ">F</nc:PersonSexCode>",
                one(random, ">F</nc:PersonSexCode>", ">M</nc:PersonSexCode>"))
            .replace(">ara<", one(random, ">ara<", ">ukr<"))
            .replace("Layla Demo</nc", one(random, "Layla Demo</nc", "Lea D. Demu</nc"))
            .replace(">2026-01-08<", one(random, ">2026-01-08<", ">2025-12-24<"))
            .replace(">سلمى ديمو<", one(random, ">سلمى ديمو<", ">Salma &amp; Demo<"))
            .replace(
                "</alm:GuardianshipOrderExchange>",
                "<q:note xmlns:q=\"urn:q\" q:a=\"1\">a &amp;"
                    + " b</q:note></alm:GuardianshipOrderExchange>");
    return new NationalRecord("aldmark-court", order.getBytes(StandardCharsets.UTF_8));
  }
}
