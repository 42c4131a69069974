package org.kinbridge.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.source.NationalRecord;

class RegisterLensTest extends LensLaws {

  @Override
  Origin origin() {
    return RegisterLines.BORVANIA;
  }

  @Override
  List<String> ours() {
    return List.of("РД-2026/00031", "ЯЯ-ТС 000031", "КПК-1 10.2017");
  }

  @Override
  NationalRecord record(Random random) {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("Свідоцтво про народж.", "ЯЯ-ТС 000031");
    row.put("Щеплення", "\"КПК-1 10.2017; БЦЖ 20.09.2016\"");
    row.put("Прізвище", one(random, "Вересень", "Tekle", "невід."));
    row.put("Ім'я", one(random, "Софія", "Dawit"));
    row.put("По батькові", one(random, "", "Ігорівна"));
    row.put(
        "Інші імена / прізвиська",
        one(random, "", "\"Sofiya; Соня\"", "\"ዳዊት; «Dado»\"", "\"كريم; Karim\""));
    row.put("Стать", one(random, "Ж", "Ч", "Н", ""));
    row.put("Дата народж.", one(random, "17.09.2016", "00.00.2012", "00.05.2013", "бл. 2014", ""));
    row.put("Громадянство", one(random, "БОР", "\"КАС, АЛД\"", "АЛД", ""));
    row.put("Рідна мова", one(random, "укр", "\"тиг, амх\"", ""));
    row.put("Статус дитини", one(random, "БС", "РЗ", "СР", ""));
    row.put("Код ризику", one(random, "", "01", "03", "\"01,03\""));
    row.put("Вид влаштування", one(random, "2", "4", ""));
    row.put("Влаштовано з", one(random, "20.01.2026", "02.03.2026"));
    row.put("Опікун (ПІБ)", one(random, "", "Вересень Галина", "\"Tekle, Hanna\""));
    row.put("Тел. опікуна", one(random, "", "+999 555 0301"));
    return new NationalRecord("borvania-register", RegisterLines.row(row));
  }
}
