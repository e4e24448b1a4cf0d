// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/expected.h"

#include <QStringView>

#include <boost/multiprecision/cpp_int.hpp>

namespace betlog::domain {

/// An exact number; twelve ordinary legs of a parlay overflow 128 bits. Costly to include: only
/// the sources of prices and settlement do.
using Integer = boost::multiprecision::cpp_int;
using Ratio = boost::multiprecision::cpp_rational;

/// Reads "3", "-1.25" or "9/100" exactly, at most 40 characters; no exponent, no blanks.
[[nodiscard]] base::Expected<Ratio> ratioFromText(QStringView text);

} // namespace betlog::domain
