package org.kinbridge.cli.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;

/** Registers of Borvania with as many children as wanted, all of them made up. */
final class Registers {
  static final String HEADER =
      "№ справи;Прізвище;Ім'я;По батькові;Інші імена / прізвиська;Стать;Дата народж.;Вік"
          + " (прибл.);Громадянство;Рідна мова;Статус дитини;Код ризику;Вид влаштування;Влаштовано"
          + " з;Опікун (ПІБ);Тел. опікуна;Свідоцтво про народж.;Близнюки;Рішення суду №;Дата"
          + " рішення;Чинне до;Згода на передачу;Щеплення;Примітки\n";
  private static final String[] FAMILY = {"Вересень", "Озерна", "Лісова", "Дзвін", "Травень"};
  private static final String[] GIVEN = {"Софія", "Дарина", "Карім", "Ілля", "Марта"};
  private static final String[] PLACED = {"1.02.2026", "20.01.2026", "05/03/26"};

  /** Every so many children one has a birthday that never was. */
  static final int IMPOSSIBLE_EVERY = 50;

  private Registers() {}

  static String child(int number) {
    Random random = new Random(number);
    String born =
        number % IMPOSSIBLE_EVERY == 0
            ? "29.02.2025"
            : "%d.%02d.%d"
                .formatted(
                    1 + random.nextInt(28), 1 + random.nextInt(12), 2010 + random.nextInt(12));
    String guardian = one(FAMILY, random) + " " + one(GIVEN, random);
    return String.join(
            ";",
            "РД-2026/%05d".formatted(number),
            one(FAMILY, random),
            one(GIVEN, random),
            "Ігорівна",
            "\"" + one(GIVEN, random) + "; Соня\"",
            random.nextBoolean() ? "Ж" : "Ч",
            born,
            "",
            "БОР",
            "укр",
            "БС",
            random.nextBoolean() ? "03,11" : "03",
            "5",
            one(PLACED, random),
            guardian,
            "+999 555 %04d".formatted(random.nextInt(10_000)),
            "ЯЯ-ТС %06d".formatted(number),
            "Б1",
            "3-%d/26".formatted(number),
            "18.01.2026",
            "18.07.2026",
            "Т",
            "\"КПК-1 10.2017; БЦЖ 20.09.2016\"",
            "")
        + "\n";
  }

  private static String one(String[] of, Random random) {
    return of[random.nextInt(of.length)];
  }

  static String of(int children) {
    StringBuilder register = new StringBuilder(HEADER);
    IntStream.rangeClosed(1, children).forEach(number -> register.append(child(number)));
    return register.toString();
  }

  static byte[] bytes(int children) {
    return of(children).getBytes(StandardCharsets.UTF_8);
  }
}
