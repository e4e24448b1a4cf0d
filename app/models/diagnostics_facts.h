// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"

#include <QList>

namespace betlog::sync {
class Diagnostics;
}

namespace betlog::models {

/// One figure of the diagnostics, with what it means in a sentence.
struct Fact
{
    QString label;
    QString value;
    QString meaning;
};

/// Uptime, latency, messages, bytes, reconnects, polls, catch-ups …: always the same facts in the
/// same order, so that a screen can keep its labels.
[[nodiscard]] QList<Fact> diagnosticsFacts(
    const sync::Diagnostics& diagnostics,
    const sync::ConnectionStatus& status,
    base::Timestamp now);

/// "812 B", "12.4 kB", "3.1 MB".
[[nodiscard]] QString bytesInWords(qint64 bytes);

} // namespace betlog::models
