// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace betlog::sync {

/// An optional value that takes next to no room while it is not there: for what few of very many
/// have. Copied as a value.
template <typename T>
class Boxed final
{
public:
    Boxed() = default;
    ~Boxed() = default;

    Boxed(const std::optional<T>& value)
        : m_value(value ? std::make_unique<T>(*value) : nullptr)
    { }

    Boxed(const Boxed& other)
        : m_value(other.m_value ? std::make_unique<T>(*other) : nullptr)
    { }

    Boxed(Boxed&& other) noexcept = default;

    Boxed& operator=(Boxed other) noexcept
    {
        m_value = std::move(other.m_value);
        return *this;
    }

    void reset() { m_value.reset(); }

    [[nodiscard]] explicit operator bool() const { return m_value != nullptr; }

    [[nodiscard]] const T& operator*() const { return *m_value; }

    [[nodiscard]] const T* operator->() const { return m_value.get(); }

    friend bool operator==(const Boxed& a, const Boxed& b)
    {
        return a && b ? *a == *b : bool(a) == bool(b);
    }

    friend bool operator==(const Boxed& a, const T& b) { return a && *a == b; }

private:
    std::unique_ptr<T> m_value;
};

} // namespace betlog::sync
