// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <QByteArray>

#include <optional>

namespace betlog::wire {

/// RFC 9457 problem details, our one form of an HTTP error.
[[nodiscard]] QByteArray encodeProblem(const base::Error& error);
/// Reads one back; anything else becomes an error that names the status.
[[nodiscard]] base::Error decodeProblem(QByteArrayView body, int httpStatus);

} // namespace betlog::wire
