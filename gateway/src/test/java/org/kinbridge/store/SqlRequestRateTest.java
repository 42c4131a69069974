package org.kinbridge.store;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.kinbridge.access.RequestRate;
import org.kinbridge.access.RequestRateContract;
import org.kinbridge.store.database.TestDatabase;

final class SqlRequestRateTest extends RequestRateContract {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Override
  protected RequestRate fresh() {
    DATABASE.asSuperuser("TRUNCATE request_rate");
    return new SqlRequestRate(DATABASE.open());
  }
}
