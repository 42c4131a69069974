package org.kinbridge.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kinbridge.print.Papers.bytes;
import static org.kinbridge.print.Papers.stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stamps, comments and the fields of a form are part of how a paper looks. One that a reader makes
 * up is seen by the person and by nobody else.
 */
class NotesTest {
  private static final String PLACE = "/Rect[10 10 60 40]";
  private static final String TICKED = "/FT/Btn/AS/Yes/AP<</N<</Yes 6 0 R>>>>";

  private static byte[] note(String note) {
    return Papers.paper(
        "",
        "/Annots[<</Type/Annot" + note + ">>]",
        stream("/Type/XObject/Subtype/Form/BBox[0 0 50 30]", bytes("0 0 50 30 re f")),
        stream("/Type/XObject/Subtype/Form", bytes("0 0 50 30 re f")));
  }

  private static byte[] form(String said, String field) {
    return Papers.paper(
        "/AcroForm<</Fields[7 0 R]" + said + ">>",
        "/Annots[7 0 R]",
        stream("/Type/XObject/Subtype/Form/BBox[0 0 50 30]", bytes("0 0 50 30 re f")),
        bytes("<</Type/Annot/Subtype/Widget/T(a)" + PLACE + field + ">>"));
  }

  private static void drawn(byte[] paper) throws Exception {
    assertThat(Pages.of(paper).getFirst())
        .isNotEqualTo(Pages.of(Papers.page(Papers.TEXT)).getFirst());
  }

  private static void refused(byte[] paper) {
    assertThatThrownBy(() -> Pages.of(paper)).isInstanceOf(NotPrintable.class);
  }

  private static void nothing(byte[] paper) throws Exception {
    assertThat(Pages.of(paper).getFirst()).isEqualTo(Pages.of(Papers.page(Papers.TEXT)).getFirst());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Subtype/Stamp/AP<</N 6 0 R>>",
        "/Subtype/Widget/FT/Sig/V<<>>/AP<</N 6 0 R>>",
        "/Subtype/Widget/FT/Tx/V(a)/AP<</N 6 0 R>>",
        "/Subtype/Widget" + TICKED,
        "/Subtype/Highlight/QuadPoints[10 40 60 40 10 10 60 10]/C[1 1 0]",
        "/Subtype/Text"
      })
  void what_says_how_it_looks_or_is_simple_is_drawn(String note) throws Exception {
    drawn(note(note + PLACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Subtype/Stamp/Name/Approved",
        "/Subtype/Redact/QuadPoints[10 40 60 40 10 10 60 10]/IC[0 0 0]",
        "/Subtype/Watermark",
        "/Subtype/RichMedia",
        "/Subtype/Stamp/AP<</N 99 0 R>>",
        "/Subtype/Stamp/AS/On/AP<</N<</Off 6 0 R>>>>",
        "/Subtype/Stamp/AP<</N 7 0 R>>",
        "/Subtype/Widget/FT/Tx/V(Not to be returned)",
        "/Subtype/Widget/FT/Ch/V[(a)]",
        "/Subtype/Widget/FT/Sig/V<<>>",
        "/Subtype/Widget/FT/Btn/V/Yes",
        "/Subtype/Widget/FT/Btn/AS/Yes/AP<</N<</No 6 0 R>>>>",
        "/Subtype/Widget/Parent<</FT/Tx/V(Not to be returned)>>"
      })
  void what_each_reader_draws_in_its_own_way_is_not_left_out_unsaid(String note) {
    refused(note(note + PLACE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Subtype/Stamp/Name/Approved/F 2" + PLACE,
        "/Subtype/Popup" + PLACE,
        "/Subtype/Widget/FT/Tx" + PLACE,
        "/Subtype/Widget/FT/Tx/V()" + PLACE,
        "/Subtype/Widget/FT/Btn/V/Off" + PLACE,
        "/Subtype/Widget/FT/Btn/AS/Off/AP<</N<</Yes 6 0 R>>>>" + PLACE,
        "/Subtype/Widget/Parent<</FT/Btn/V/No>>/AS/Off/AP<</N<</Yes 6 0 R>>>>" + PLACE,
        "/Subtype/Widget/FT/Sig/V<<>>/Rect[0 0 0 0]",
        "/Subtype/Widget/FT/Sig/V<<>>/AP<</N 7 0 R>>/Rect[0 0 0 0]"
      })
  void what_nobody_sees_is_not_missed(String note) throws Exception {
    nothing(note(note));
  }

  @ParameterizedTest
  @CsvSource({
    "/FT/Tx/V(a)/AP<</N 6 0 R>>,false",
    "/FT/Ch/V(a)/AP<</N 6 0 R>>,false",
    "/FT/Tx/V()/AP<</N 6 0 R>>,true",
    "/FT/Tx/AP<</N 6 0 R>>,true",
    TICKED + ",true"
  })
  void a_form_whose_reader_writes_what_it_says_is_not_printed(String field, boolean printed)
      throws Exception {
    drawn(form("", field));
    byte[] written = form("/NeedAppearances true", field);
    if (printed) {
      drawn(written);
    } else {
      refused(written);
    }
  }

  @Test
  void a_form_says_something_where_one_of_its_parts_does() {
    refused(
        Papers.paper(
            "/AcroForm<</NeedAppearances true/Fields[<</T(a)>><</T(b)/Kids[<</T(c)/V(d)>>]>>]>>",
            ""));
    refused(
        Papers.paper(
            "/AcroForm<</NeedAppearances true/Fields[6 0 R]>>", "", bytes("<</Kids[6 0 R]>>")));
  }

  @Test
  void a_folder_of_papers_is_not_its_cover() {
    refused(Papers.paper("/Collection<</View/D>>", ""));
  }
}
