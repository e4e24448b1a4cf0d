// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"
#include "domain/week_key.h"

#include <QStringList>

namespace betlog::store {

/// The seal (wire/weekly_seal.h) of a week of the log in a data folder; empty where nothing was
/// ever written in the week. Only reads; a server may be at work meanwhile.
[[nodiscard]] base::Expected<QStringList> sealOfWeek(const QString& folder, domain::WeekKey week);

} // namespace betlog::store
