package org.kinbridge.access.person;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kinbridge.access.person.Provider.Binding;
import org.kinbridge.access.person.Provider.Places;
import org.kinbridge.access.person.Provider.StepUp;
import org.kinbridge.disclosure.Coded;
import org.kinbridge.disclosure.Fault;
import org.kinbridge.disclosure.Reason;
import org.kinbridge.json.JsonRefused;
import org.kinbridge.json.Members;
import org.kinbridge.json.StrictJson;

/**
 * The provider as a file of the operator, read once at start. Who can write it can say who is an
 * approver: it is trusted like the configuration that names it, and like the folder of clients.
 */
public final class ProviderFile {
  private static final long LONGEST_STEP_UP = 3_600;

  /** The provider and where its keys are, or what is wrong. */
  public sealed interface Reading {
    record Read(Provider provider, JwksSource keys) implements Reading {
      public Read {
        requireNonNull(provider, "provider is null");
        requireNonNull(keys, "keys is null");
      }
    }

    record Refused(List<Fault> faults) implements Reading {
      public Refused {
        faults = List.copyOf(faults);
      }
    }
  }

  private ProviderFile() {}

  public static Reading read(Path file) {
    try {
      JsonNode tree = StrictJson.parse(Files.readAllBytes(file), StrictJson.Limits.WIRE);
      return read(Members.of(tree, ""), file);
    } catch (JsonRefused refused) {
      return new Reading.Refused(List.of(refused.fault()));
    } catch (IOException unreadable) {
      return new Reading.Refused(
          List.of(new Fault(Reason.INVALID_VALUE, "", "the file cannot be read")));
    }
  }

  private static Reading read(Members file, Path beside) throws JsonRefused {
    String issuer = url(file, "issuer");
    String audience = url(file, "audience");
    JwksSource keys = keys(file, beside);
    Set<ProviderAlgorithm> algorithms = new HashSet<>();
    for (String code : texts(file, "algorithms")) {
      algorithms.add(
          Coded.parse(ProviderAlgorithm.class, code)
              .orElseThrow(() -> file.invalid("algorithms", "ES256, PS256 or RS256")));
    }
    Provider provider =
        new Provider(
            issuer,
            audience,
            algorithms,
            places(file.object("claims")),
            roles(file.object("roles")),
            stepUp(file.object("step_up")),
            binding(file));
    file.done();
    return new Reading.Read(provider, keys);
  }

  /** An https URL is asked again and again; a name is a file beside this one. */
  private static JwksSource keys(Members file, Path beside) throws JsonRefused {
    String where = file.text("jwks");
    if (where.startsWith("https://")) {
      return new HttpsJwks(URI.create(url(file, "jwks")));
    }
    if (!where.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,100}")) {
      throw file.invalid("jwks", "an https URL, or the name of a file beside this one");
    }
    Path set = beside.resolveSibling(where);
    if (!Files.isRegularFile(set)) {
      throw file.invalid("jwks", "there is no such file beside this one");
    }
    return () -> Files.readAllBytes(set);
  }

  private static Places places(Members claims) throws JsonRefused {
    Places places =
        new Places(pointer(claims, "authority"), pointer(claims, "roles"), pointer(claims, "user"));
    claims.done();
    return places;
  }

  private static Map<PersonRole, Set<String>> roles(Members roles) throws JsonRefused {
    Set<String> approver = Set.copyOf(texts(roles, PersonRole.APPROVER.code()));
    Set<String> officer = Set.copyOf(texts(roles, PersonRole.DPO.code()));
    if (approver.stream().anyMatch(officer::contains)) {
      throw roles.invalid("dpo", "who supervises decides nothing: one word cannot mean both");
    }
    roles.done();
    return Map.of(PersonRole.APPROVER, approver, PersonRole.DPO, officer);
  }

  private static StepUp stepUp(Members stepUp) throws JsonRefused {
    List<String> acr = texts(stepUp, "acr");
    long seconds = stepUp.integer("max_age");
    if (seconds < 1 || seconds > LONGEST_STEP_UP) {
      throw stepUp.invalid("max_age", "1 to " + LONGEST_STEP_UP + " seconds");
    }
    stepUp.done();
    return new StepUp(acr, Duration.ofSeconds(seconds));
  }

  private static Binding binding(Members file) throws JsonRefused {
    return switch (file.text("binding")) {
      case "required" -> Binding.REQUIRED;
      case "as-issued" -> Binding.AS_ISSUED;
      default -> throw file.invalid("binding", "required or as-issued");
    };
  }

  /** One text and more, none of them twice, none with what a header could not carry. */
  private static List<String> texts(Members members, String name) throws JsonRefused {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : members.array(name)) {
      if (!text.isTextual() || !text.textValue().matches("[!#-\\[\\]-~]{1,200}")) {
        throw members.invalid(name, "words of 1 to 200 plain characters");
      }
      texts.add(text.textValue());
    }
    if (texts.isEmpty() || Set.copyOf(texts).size() < texts.size()) {
      throw members.invalid(name, "at least one, and each once");
    }
    return texts;
  }

  private static JsonPointer pointer(Members claims, String name) throws JsonRefused {
    String text = claims.text(name);
    if (!text.matches("(/([^~/]|~0|~1)+){1,6}")) {
      throw claims.invalid(name, "a JSON pointer to a claim");
    }
    return JsonPointer.compile(text);
  }

  private static String url(Members members, String name) throws JsonRefused {
    String text = members.text(name);
    if (!text.matches("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?")) {
      throw members.invalid(name, "an https URL without query");
    }
    return text;
  }
}
