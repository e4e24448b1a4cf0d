// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

#include <memory>

struct evp_md_ctx_st;

namespace betlog::base {

/// SHA-256 (FIPS 180-4) of the bytes that are added, as one text. OpenSSL's, which uses the
/// processor's own instructions: QCryptographicHash's takes 60 instructions a byte, a fifth of what
/// a bet cost in all.
class Sha256
{
public:
    static constexpr qsizetype kBytes = 32;

    /// Whether this machine's OpenSSL has it, as nearly all do; a program that hashes asks first,
    /// since nothing can be done later.
    [[nodiscard]] static bool isAvailable();

    Sha256();

    void add(QByteArrayView bytes);
    /// kBytes raw bytes; called once, at the end.
    [[nodiscard]] QByteArray result();

private:
    struct Free
    {
        void operator()(evp_md_ctx_st* context) const;
    };

    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace betlog::base
