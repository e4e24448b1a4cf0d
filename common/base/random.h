// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QUuid>

namespace betlog::base {

/// Where chance comes from; handed in, so that a test can own it.
class Random
{
public:
    virtual ~Random() = default;

    /// A whole number, evenly spread over [0, bound). `bound` is at least 1.
    [[nodiscard]] virtual quint64 below(quint64 bound) = 0;
    /// A version 4 UUID.
    [[nodiscard]] virtual QUuid uuid() = 0;
};

/// The operating system's source of chance. Safe from any thread.
class SystemRandom final : public Random
{
public:
    [[nodiscard]] quint64 below(quint64 bound) override;
    [[nodiscard]] QUuid uuid() override;
};

} // namespace betlog::base
