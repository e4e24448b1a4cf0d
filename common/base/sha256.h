// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

#include <array>

namespace betlog::base {

/// SHA-256 of the bytes that are added, as one text. QCryptographicHash's takes 60 instructions a
/// byte, a fifth of what a bet costs in all; most processors have instructions that take two.
class Sha256
{
public:
    Sha256();

    void add(QByteArrayView bytes);
    /// 32 raw bytes; called once, at the end.
    [[nodiscard]] QByteArray result();

private:
    static constexpr size_t kBlock = 64;

    std::array<quint32, 8> m_state;
    std::array<uchar, kBlock> m_begun; ///< a block that is not full yet
    size_t m_begunBytes = 0;
    quint64 m_bytes = 0;
};

} // namespace betlog::base
