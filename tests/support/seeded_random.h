// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "base/random.h"

#include <QRandomGenerator>

namespace betlog::tests {

/// Chance that runs the same way every time; print the seed where a test fails.
class SeededRandom final : public base::Random
{
public:
    explicit SeededRandom(quint32 seed = 1)
        : m_generator(seed)
    { }

    [[nodiscard]] quint64 below(quint64 bound) override { return m_generator.bounded(bound); }

    [[nodiscard]] QUuid uuid() override
    {
        QByteArray bytes(16, Qt::Uninitialized);
        m_generator.fillRange(reinterpret_cast<quint32*>(bytes.data()), 4);
        bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40); // version 4
        bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80); // variant of RFC 4122
        return QUuid::fromRfc4122(bytes);
    }

private:
    QRandomGenerator m_generator;
};

} // namespace betlog::tests
