package org.kinbridge.connect.primero.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kinbridge.connect.primero.api.Referral;
import org.kinbridge.connect.primero.form.Choice.Answer;
import org.kinbridge.connect.primero.form.Words.Phrase;
import org.kinbridge.disclosure.AuthorityId;
import org.kinbridge.disclosure.Fact;
import org.kinbridge.disclosure.Personal;
import org.kinbridge.policy.request.Reading;
import org.kinbridge.policy.request.Request;

/** Makes the request of a referral from its form, or says what is open in it. */
public final class Composing {
  /** The referral is the record; its case stands in it where Primero itself would show it. */
  private static final String CASE = "/data/record";

  /** Whoever noted something in a case stands in no answer of Primero's. */
  public static final String SOMEBODY = "somebody-in-primero";

  private final Form form;
  private final AuthorityId authority;
  private final String format;

  /** The form, the routes and the words of one deployment. */
  public record Form(ShortForm fields, List<Route> routes, Words words, Identifying identifying) {
    public Form {
      requireNonNull(fields, "fields is null");
      routes = List.copyOf(routes);
      requireNonNull(words, "words is null");
      requireNonNull(identifying, "identifying is null");
    }
  }

  /**
   * @param authority in whose name is asked
   * @param format the map at the node that reads this Primero's records
   */
  public Composing(Form form, AuthorityId authority, String format) {
    this.form = requireNonNull(form, "form is null");
    this.authority = requireNonNull(authority, "authority is null");
    this.format = requireNonNull(format, "format is null");
  }

  public Words words() {
    return form.words();
  }

  public Composed compose(Referral referral, Personal<ObjectNode> whole, Instant now) {
    List<Route> routes = form.routes().stream().filter(route -> route.leads(referral)).toList();
    if (routes.size() != 1) {
      Phrase why = routes.isEmpty() ? Phrase.NO_ROUTE : Phrase.SEVERAL_ROUTES;
      return new Composed.Lacking(List.of(words().of(why)));
    }
    ObjectNode record = whole.reveal("its form is read, and the node gets the rest");
    return form.fields()
        .in(record, referral)
        .map(answers -> compose(new Filled(referral, record, answers, routes.getFirst()), now))
        .orElseGet(() -> new Composed.Lacking(List.of(words().of(Phrase.NO_SERVICE))));
  }

  private record Filled(Referral referral, ObjectNode record, JsonNode answers, Route route) {}

  private Composed compose(Filled filled, Instant now) {
    List<String> open = new ArrayList<>();
    ObjectNode request = start(filled);
    Optional<LocalDate> day = day(filled, now, open);
    day.ifPresent(stated -> facts(filled, stated, request, open));
    evidence(filled, request, open);
    settled(filled, request);
    barred(filled, request, open);
    List<Said> said = said(filled, now, open);
    for (String unknown : form.fields().unknown(filled.record(), filled.route())) {
      open.add(words().of(Phrase.UNKNOWN_FIELD) + " " + unknown);
    }
    if (!open.isEmpty()) {
      return new Composed.Lacking(open);
    }
    return Request.parse(request) instanceof Reading.Faulty faulty
        ? new Composed.Misconfigured(faulty.faults())
        : new Composed.Whole(
            Personal.of("request", request),
            form.identifying().of(filled.record(), filled.referral()),
            said);
  }

  private List<Said> said(Filled filled, Instant now, List<String> open) {
    if (form.fields().consents().isEmpty()) {
      return List.of();
    }
    ConsentRows rows = form.fields().consents().get();
    Referral referral = filled.referral();
    ConsentRow.Told told = new ConsentRow.Told(rows.child(referral.caseId()), referral.by());
    ConsentRows.Read read = rows.in(filled.record(), told, today(now));
    for (ConsentRows.Gap gap : read.gaps()) {
      open.add(said(gap.phrase(), gap.field()) + " [" + gap.place() + "]");
    }
    return read.said();
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  /** Whether the form asks for consent at all. */
  public boolean asksForConsent() {
    return form.fields().consents().isPresent();
  }

  /** How the register names the child of a case; only where the form asks for consent. */
  public ObjectNode child(UUID caseId) {
    return form.fields().consents().orElseThrow().child(caseId);
  }

  /** Every no that a case notes, whatever is referred. */
  public List<Said> noes(UUID caseId, Personal<ObjectNode> record, Instant now) {
    ConsentRow.Told told = new ConsentRow.Told(child(caseId), SOMEBODY);
    return form
        .fields()
        .consents()
        .orElseThrow()
        .in(record.reveal("whoever said no in it is heard"), told, today(now))
        .said()
        .stream()
        .filter(said -> !(said instanceof Said.Yes))
        .toList();
  }

  private ObjectNode start(Filled filled) {
    Route route = filled.route();
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request
        .putObject("to")
        .put("node", route.to().node().value())
        .put("authority", route.to().authority().value());
    request.put("kind", route.terms().kind().code()).put("urgency", route.terms().urgency().code());
    request
        .put("purpose", route.terms().purpose().code())
        .put("legalBasis", route.terms().legalBasis().code());
    ObjectNode basis = request.putObject("basis");
    route.terms().instrument().ifPresent(one -> basis.put("instrument", one.code()));
    route.terms().article().ifPresent(one -> basis.put("article", one));
    basis.putArray("evidence");
    request
        .putObject("actor")
        .put("userRef", filled.referral().by())
        .put("function", route.function())
        .put("authority", authority.value());
    ObjectNode about =
        request.putObject("case").put("reference", filled.referral().caseId().toString());
    about.putArray("subjects").addObject().put("id", FactField.CHILD).put("at", CASE);
    request.putArray("facts");
    request.putArray("restrictions");
    request.putArray("resolutions");
    request.putObject("record").put("format", format).set("content", content(filled));
    return request;
  }

  private ObjectNode content(Filled filled) {
    ObjectNode referral =
        filled.referral().whole().reveal("the node gets it as the record").deepCopy();
    referral.set("record", form.fields().without(filled.record()));
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.set("data", referral);
    return content;
  }

  /** The day of the answers; one that lies in the future was not that day. */
  private Optional<LocalDate> day(Filled filled, Instant now, List<String> open) {
    Field field = form.fields().statedOn();
    LocalDate today = today(now);
    Optional<LocalDate> day =
        field
            .text(filled.answers())
            .flatMap(Field::date)
            .filter(stated -> !stated.isAfter(today.plusDays(1)))
            .filter(stated -> !stated.isBefore(today.minusDays(form.fields().freshDays())));
    if (day.isEmpty()) {
      boolean nothing = Field.isOpen(filled.answers().path(field.name()));
      open.add(said(nothing ? Phrase.NOT_ANSWERED : Phrase.TOO_OLD, field));
    }
    return day;
  }

  /** What the route asks for must be answered; what is answered beside it is stated too. */
  private void facts(Filled filled, LocalDate day, ObjectNode request, List<String> open) {
    for (FactField field : form.fields().facts()) {
      boolean asked = filled.route().facts().contains(field.code());
      Optional<String> word = word(field.choice(), filled.answers(), asked, open);
      Optional<String> objection =
          field.objection().flatMap(choice -> word(choice, filled.answers(), asked, open));
      word.ifPresent(
          stated -> {
            ObjectNode fact = field.stated(stated, filled.route().to().node());
            objection.ifPresent(objects -> fact.put("objection", objects));
            fact.put("assertedAt", at(day)).put("validUntil", at(day.plusDays(lasts())));
            request.withArray("facts").add(fact);
          });
    }
  }

  private int lasts() {
    return form.fields().freshDays() + 1;
  }

  private static String at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toString();
  }

  private Optional<String> word(Choice choice, JsonNode answers, boolean asked, List<String> open) {
    return switch (choice.in(answers)) {
      case Answer.Given(String word) -> Optional.of(word);
      case Answer.Unknown unknown -> {
        open.add(said(Phrase.NOT_UNDERSTOOD, choice.field()));
        yield Optional.empty();
      }
      case Answer.Open nothing -> {
        if (asked) {
          open.add(said(Phrase.NOT_ANSWERED, choice.field()));
        }
        yield Optional.empty();
      }
    };
  }

  private void evidence(Filled filled, ObjectNode request, List<String> open) {
    for (Route.Evidence paper : filled.route().terms().evidence()) {
      paper
          .field()
          .text(filled.answers())
          .ifPresentOrElse(
              reference ->
                  request
                      .withObject("/basis")
                      .withArray("evidence")
                      .addObject()
                      .put("type", paper.type())
                      .put("reference", reference),
              () -> open.add(said(Phrase.NOT_ANSWERED, paper.field())));
    }
  }

  private void settled(Filled filled, ObjectNode request) {
    String by = filled.referral().by();
    for (Settling settling : form.fields().settlings()) {
      settling
          .settled(filled.record(), filled.answers(), CASE, by)
          .forEach(request.withArray("resolutions")::add);
    }
  }

  private void barred(Filled filled, ObjectNode request, List<String> open) {
    for (Barring barring : form.fields().barrings()) {
      if (barring.write(filled.record(), CASE, request)) {
        open.add(said(Phrase.NOT_UNDERSTOOD, barring.kind().field()));
      }
    }
  }

  private String said(Phrase phrase, Field field) {
    return words().of(phrase) + " " + field.label();
  }

  /** The facts of a route that no field states: such a route could never send. */
  static List<Fact.Code> unstated(ShortForm form, Route route) {
    return route.facts().stream()
        .filter(fact -> form.facts().stream().noneMatch(field -> field.code() == fact))
        .toList();
  }
}
