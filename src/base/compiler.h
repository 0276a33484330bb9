/* compiler.h -- the compiler's extras, each behind a name of ours.
 *
 * Everything that is not ISO C11 stands here and nowhere else, so that another compiler needs
 * one file changed.
 */
#ifndef EG_BASE_COMPILER_H
#define EG_BASE_COMPILER_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define EG_NODISCARD       __attribute__((warn_unused_result))
#define EG_PRINTF(fmt, at) __attribute__((format(printf, fmt, at)))
#define EG_NORETURN        __attribute__((noreturn))
#define EG_LIKELY(x)       __builtin_expect(!!(x), 1)
#define EG_UNLIKELY(x)     __builtin_expect(!!(x), 0)
#define EG_UNUSED          __attribute__((unused))
#define EG_NOINLINE        __attribute__((noinline))
#else
#define EG_NODISCARD
#define EG_PRINTF(fmt, at)
#define EG_NORETURN
#define EG_LIKELY(x)   (x)
#define EG_UNLIKELY(x) (x)
#define EG_UNUSED
#endif

/* A fault of ours: says where, and ends with exit code 4. Input can never reach one. */
EG_NORETURN void eg_panic(const char *file, int line, const char *what);
#define EG_ASSERT(cond) (EG_LIKELY(cond) ? (void)0 : eg_panic(__FILE__, __LINE__, #cond))
/* For a branch that cannot be taken: EG_NEVER(x) is x, and a panic when x is true. */
#define EG_NEVER(cond) (EG_UNLIKELY(cond) ? (eg_panic(__FILE__, __LINE__, #cond), true) : false)

/* 1 when the address sanitizer watches this program: gcc says so by a macro, clang by a feature. */
#if defined(__SANITIZE_ADDRESS__)
#define EG_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define EG_ASAN 1
#endif
#endif
#ifndef EG_ASAN
#define EG_ASAN 0
#endif
/* 1 when the thread sanitizer does. */
#if defined(__SANITIZE_THREAD__)
#define EG_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define EG_TSAN 1
#endif
#endif
#ifndef EG_TSAN
#define EG_TSAN 0
#endif

#define EG_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
