// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

namespace betlog::store {
class SqlLogService;
}

namespace betlog::server {

/// What the log's threads count about themselves, in the text format of Prometheus.
[[nodiscard]] QByteArray storeMetricsText(const store::SqlLogService& log);

} // namespace betlog::server
