package org.kinbridge.disclosure;

/** The instrument a basis rests on: CodeSystem cp-instrument. */
public enum Instrument implements Coded {
  CRC("CRC"),
  CRC_OPSC("CRC-OPSC"),
  HCCH_1980("HCCH-1980"),
  HCCH_1993("HCCH-1993"),
  HCCH_1996("HCCH-1996"),
  HCCH_2007("HCCH-2007"),
  EU_2019_1111("EU-2019-1111"),
  EU_4_2009("EU-4-2009"),
  COE_LANZAROTE("COE-LANZAROTE"),
  COE_THB("COE-THB"),
  COE_BUDAPEST("COE-BUDAPEST"),
  PALERMO_TIP("PALERMO-TIP"),
  ACRWC("ACRWC"),
  BILATERAL("BILATERAL"),
  MOU("MOU");

  private final String code;

  Instrument(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
