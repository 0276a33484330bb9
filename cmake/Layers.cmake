# eg_layer(name USES layers LIBS libraries): one static library from src/name/*.c. A layer without
# sources is an interface only.
function(eg_layer name)
  cmake_parse_arguments(L "" "" "USES;LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/src/${name}/*.c)
  list(TRANSFORM L_USES PREPEND eg_)
  if(sources)
    add_library(eg_${name} STATIC ${sources})
    target_link_libraries(eg_${name} PUBLIC eg_options ${L_USES} PRIVATE ${L_LIBS})
  else()
    add_library(eg_${name} INTERFACE)
    target_link_libraries(eg_${name} INTERFACE eg_options ${L_USES} ${L_LIBS})
  endif()
endfunction()
