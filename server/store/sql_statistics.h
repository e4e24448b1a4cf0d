// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "server/core/log_query.h"
#include "server/store/sql_connection.h"
#include "wire/statistics_json.h"

namespace betlog::store {

[[nodiscard]] base::Expected<wire::Statistics>
readStatistics(SqlConnection& connection, const core::StatisticsQuery& query);

} // namespace betlog::store
