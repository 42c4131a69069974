package org.kinbridge.flow.trial;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.List;
import org.kinbridge.disclosure.Resolution;
import org.kinbridge.translate.Translator;
import org.kinbridge.translate.map.Origin;
import org.kinbridge.translate.map.Translation;
import org.kinbridge.translate.source.NationalRecord;

/** What a national record becomes, shown to whoever writes or tries a map. It keeps nothing. */
public final class TranslateRecord {
  private final Translator translator;

  private TranslateRecord(Translator translator) {
    this.translator = translator;
  }

  /**
   * @param document the draft's tree, unfinished where a person must choose first; missing where
   *     the record was refused
   */
  public record TrialTranslation(Translation translation, JsonNode document) {
    public TrialTranslation {
      requireNonNull(translation, "translation is null");
      requireNonNull(document, "document is null");
    }
  }

  public static TranslateRecord load(Path profilesDirectory) {
    return new TranslateRecord(Translator.load(profilesDirectory));
  }

  public TrialTranslation translate(
      NationalRecord record, List<Resolution> resolutions, Origin origin) {
    Translation translation = translator.translate(record, resolutions, origin);
    return switch (translation) {
      case Translation.Translated whole -> new TrialTranslation(translation, whole.draft().tree());
      case Translation.Incomplete incomplete ->
          new TrialTranslation(translation, incomplete.unfinished());
      case Translation.Refused refused ->
          new TrialTranslation(translation, MissingNode.getInstance());
    };
  }
}
