// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/sha256.h"

#include <openssl/evp.h>

namespace betlog::base {

namespace {

/// Looked up once: by name, each hash would search the providers.
const EVP_MD* algorithm()
{
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return found;
}

/// OpenSSL fails here only without memory, or on a machine that is set up without SHA-256: nothing
/// of a log can be told from a forgery there.
void insist(bool isDone)
{
    if (!isDone)
        qFatal("SHA-256 is not to be had.");
}

} // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

bool Sha256::isAvailable()
{
    return algorithm() != nullptr;
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
{
    insist(m_context && EVP_DigestInit_ex2(m_context.get(), algorithm(), nullptr) == 1);
}

void Sha256::add(QByteArrayView bytes)
{
    insist(EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size())) == 1);
}

QByteArray Sha256::result()
{
    QByteArray hash(kBytes, Qt::Uninitialized);
    auto* const raw = reinterpret_cast<unsigned char*>(hash.data());
    insist(EVP_DigestFinal_ex(m_context.get(), raw, nullptr) == 1);
    return hash;
}

} // namespace betlog::base
