// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace betlog::base {

/// The value of an operation that can fail, or why it failed. Functions that return one are
/// [[nodiscard]].
template <typename T, typename E = Error>
using Expected = tl::expected<T, E>;

/// Ends a function with an error: `return base::unexpected(base::Error { … });`
template <typename E>
[[nodiscard]] auto unexpected(E&& error)
{
    return tl::make_unexpected(std::forward<E>(error));
}

} // namespace betlog::base
